import { useTranslation } from 'react-i18next';
import type { ErrorWhere } from '../api/types';
import { differingSpan } from './differingSpan';

/** The header row as the sheet has it, the wrong cell framed and the letters that differ underlined. */
export function CellPicture({ where }: { where: ErrorWhere }) {
  const { t } = useTranslation();
  const headers = where.headers ?? [];
  const column = /^([A-Z]+)/.exec(where.cell ?? '')?.[1];
  const row = where.row ?? Number(/(\d+)$/.exec(where.cell ?? '')?.[1] ?? 1);
  const hit = headers.findIndex((header) => header.column === column);
  const place = (index: number) =>
    index === hit ? 'ds-cells__hit' : Math.abs(index - hit) > 1 ? 'ds-cells__far' : undefined;
  const found = headers.find((header) => header.column === column)?.header ?? where.nearMiss ?? '';
  const wanted = where.header ?? '';
  const span = differingSpan(found, wanted);
  return (
    <div
      className="ds-cells"
      role="img"
      aria-label={t('sync.cell', { cell: where.cell ?? '', found, needed: wanted })}
      tabIndex={-1}
    >
      <table aria-hidden>
        <thead>
          <tr>
            <th className="ds-cells__corner" />
            {headers.map((header, index) => (
              <th key={header.column} className={place(index)}>
                {header.column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th>{row}</th>
            {headers.map((header, index) =>
              index === hit ? (
                <td key={header.column} className="ds-cells__hit">
                  {found.slice(0, span.from)}
                  <u>{found.slice(span.from, span.to)}</u>
                  {found.slice(span.to)}
                </td>
              ) : (
                <td key={header.column} className={place(index)}>
                  {header.header}
                </td>
              ),
            )}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
