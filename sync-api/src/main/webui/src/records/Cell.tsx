import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DirectoryRecord } from '../api/types';
import { useLocale } from '../i18n';
import { formatClock, formatDate, formatNumber, formatPhone, plainText } from '../ui/format';
import type { PageColumn } from './columns';

const CHIPS = 2;

function Chips({ items }: { items: readonly string[] }) {
  const { t } = useTranslation();
  const rest = items.slice(CHIPS);
  return (
    <span className="ds-chips">
      {items.slice(0, CHIPS).map((item) => (
        <span key={item} className="ds-chip">
          {item}
        </span>
      ))}
      {rest.length > 0 ? (
        <span className="ds-chip ds-chip--more" title={rest.join(', ')}>
          <span aria-hidden>+{rest.length}</span>
          <span className="pf-v6-screen-reader">
            {t('records.more', { count: rest.length, items: rest.join(', ') })}
          </span>
        </span>
      ) : null}
    </span>
  );
}

function Status({ active }: { active: boolean }) {
  const { t } = useTranslation();
  const Icon = active ? CircleCheck : CircleDashed;
  return (
    <span className={`ds-status ds-status--${active ? 'active' : 'inactive'}`}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      {active ? t('records.active') : t('records.inactive')}
    </span>
  );
}

function Reference({ code, name }: { code: string; name: string | null }) {
  if (name === null || name === code) return <span className="ds-mono">{code}</span>;
  return (
    <>
      <span>{name}</span> <span className="ds-mono ds-mono--beside">{code}</span>
    </>
  );
}

interface ValueProps {
  column: PageColumn;
  value: unknown;
  /** What the record is called that the value refers to. */
  name: string | null;
}

/** One value the way its kind is read best. Sheet text is text: nothing here makes markup of it. */
function Value({ column, value, name }: ValueProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return (
      <span className="ds-blank">
        <span className="pf-v6-screen-reader">{t('records.blank')}</span>
      </span>
    );
  }
  const text = plainText(value, '');
  switch (column.cell) {
    case 'list':
      return <Chips items={Array.isArray(value) ? value.map((item) => plainText(item, '')) : [text]} />;
    case 'status':
      return <Status active={value === true} />;
    case 'boolean':
      return value === true ? t('records.yes') : t('records.no');
    case 'phone':
      return <span className="ds-nowrap">{formatPhone(text)}</span>;
    case 'date':
      return <span className="ds-nowrap">{formatDate(text, locale)}</span>;
    case 'time':
    case 'time-range':
      return <span className="ds-nowrap">{formatClock(text)}</span>;
    case 'number':
      return typeof value === 'number' ? formatNumber(value, locale) : text;
    case 'reference':
      return <Reference code={text} name={name} />;
    case 'code':
      return <span className="ds-mono">{text}</span>;
    case 'name':
    case 'text':
      return <span className="ds-text">{text}</span>;
  }
}

/** A cell's content. A span of times reads "09:00 to 22:00". */
export function CellContent({ column, record }: { column: PageColumn; record: DirectoryRecord }) {
  const { t } = useTranslation();
  const [field, second] = column.fields;
  if (!field) return null;
  const value = record[field.name];
  if (column.cell === 'time-range' && second && value && record[second.name]) {
    const from = formatClock(plainText(value, ''));
    const to = formatClock(plainText(record[second.name], ''));
    return <span className="ds-nowrap">{t('records.range_time', { from, to })}</span>;
  }
  return <Value column={column} value={value} name={record._refs?.[field.name] ?? null} />;
}
