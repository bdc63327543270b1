import type { AuditRecord, Dataset } from '../api/types';
import { formatDate, formatPhone, plainText } from '../ui/format';

/**
 * What a new record, or one that goes, consists of, without what its row says already: its key, its name, and that it
 * is active as every other is.
 */
export function recordValues(
  record: AuditRecord,
  side: 'old' | 'new',
  dataset: Dataset | undefined,
  locale: string,
): string[] {
  const said = new Set([record.name, record.key, ...(record.key ?? '').split('|')]);
  return (record.changes ?? [])
    .filter((change) => change[side] !== true && !said.has(plainText(change[side], '')))
    .map((change) => {
      const text = plainText(change[side], '');
      const kind = dataset?.columns.find(({ name }) => name === change.field)?.kind;
      if (kind === 'date') return formatDate(text, locale);
      return kind === 'phone' ? formatPhone(text) : text;
    })
    .filter((text) => text !== '');
}
