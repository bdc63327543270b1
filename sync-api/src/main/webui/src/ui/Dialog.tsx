import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** The first is the safest to press by mistake; it has the focus. */
  buttons: ReactNode;
  firstButtonId: string;
  children: ReactNode;
}

/** Says in figures what will happen, before it does. Escape and the cross leave everything as it is. */
export function Dialog({ title, onClose, buttons, firstButtonId, children }: DialogProps) {
  return (
    <Modal
      isOpen
      variant="small"
      className="ds-dialog"
      aria-labelledby="dialog-title"
      aria-describedby="dialog-body"
      elementToFocus={`#${firstButtonId}`}
      onClose={onClose}
    >
      <ModalHeader title={title} labelId="dialog-title" />
      <ModalBody id="dialog-body">{children}</ModalBody>
      <ModalFooter>{buttons}</ModalFooter>
    </Modal>
  );
}
