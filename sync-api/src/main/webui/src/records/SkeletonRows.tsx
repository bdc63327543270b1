import { Skeleton } from '@patternfly/react-core';
import { Td, Tr } from '@patternfly/react-table';
import { useTranslation } from 'react-i18next';
import { useDelayed } from '../ui/useDelayed';

const WIDTHS = ['72%', '54%', '64%', '48%'];

interface SkeletonRowsProps {
  columns: number;
  rows?: number;
}

/** Rows of the real height, after 200 ms. */
export function SkeletonRows({ columns, rows = 12 }: SkeletonRowsProps) {
  const { t } = useTranslation();
  const shown = useDelayed(true);
  if (!shown) return null;
  return Array.from({ length: rows }, (_, row) => (
    <Tr key={row} className="ds-row ds-row--skeleton">
      {Array.from({ length: columns }, (_unused, column) => (
        <Td key={column} className="ds-cell">
          <Skeleton
            width={WIDTHS[(row + column) % WIDTHS.length] ?? '60%'}
            {...(row === 0 && column === 0 ? { screenreaderText: t('records.loading') } : {})}
          />
        </Td>
      ))}
    </Tr>
  ));
}
