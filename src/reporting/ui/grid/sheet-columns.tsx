import type { CellClassParams, ColDef, ColGroupDef, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { Column, Form, Line } from '../../form.contract.ts'
import { isRequired } from '../../form.model.ts'
import { explanationOf, levelOf, markKey } from '../marks.model.ts'
import { CellView, OrderView } from './CellView.tsx'
import { ListEditor } from './ListEditor.tsx'
import { TextEditor } from './TextEditor.tsx'
import type { SheetContext } from './sheet-context.ts'
import styles from './Sheet.module.css'

/** The column of line numbers; pressing it selects the whole line. */
export const ORDER = 'stt'
const PIXELS_A_LETTER = 7.5
const listed = new Set(['choice', 'country', 'currency', 'agency', 'topic', 'place-shares', 'sector-shares'])

/** Whether a column's cells are filled from a list. */
export function isListed({ type }: Column): boolean {
  return listed.has(type)
}

/** The columns as the sheet shows them: the name first, since it stays in sight, then the form's own order. */
export function sheetColumns(form: Form): Column[] {
  const name = form.columns.filter(({ key }) => key === 'name')
  return [...name, ...form.columns.filter(({ key }) => key !== 'name')]
}

/** What the grid is drawn from: groups over columns, number and name kept in sight where there is room. */
export function columnDefs(
  form: Form,
  { locale, t, readOnly }: Pick<SheetContext, 'locale' | 't' | 'readOnly'>,
  wide: boolean,
): (ColDef<Line> | ColGroupDef<Line>)[] {
  const columns = sheetColumns(form)
  const order: ColDef<Line> = {
    colId: ORDER,
    headerName: t('sheet.order'),
    width: 66,
    pinned: 'left',
    cellRenderer: OrderView,
    cellClass: styles.order ?? '',
    resizable: false,
    sortable: false,
    lockPosition: true,
  }
  const [name, ...rest] = columns
  const pinned = name ? [{ ...columnDef(name, locale, readOnly), ...(wide ? { pinned: 'left' as const } : { width: 220 }) }] : []
  const groups = form.groups.flatMap(({ key, label }): ColGroupDef<Line>[] => {
    const children = rest.filter(({ group }) => group === key).map((column) => columnDef(column, locale, readOnly))
    return children.length > 0 ? [{ groupId: `group-${key}`, headerName: label[locale], children, marryChildren: true }] : []
  })
  return [order, ...pinned, ...groups]
}

function columnDef(column: Column, locale: 'vi' | 'en', readOnly: boolean): ColDef<Line> {
  return {
    colId: column.key,
    headerName: column.label[locale] + (column.required ? ' *' : ''),
    headerTooltip: column.help?.[locale] ?? '',
    wrapHeaderText: true,
    width: Math.max(84, Math.round(column.width * PIXELS_A_LETTER)),
    sortable: false,
    editable: !readOnly,
    suppressMovable: true,
    valueGetter: ({ data }) => data?.cells[column.key] ?? '',
    // Canonical texts are never compared by the grid: the draft decides what a change is.
    cellRenderer: CellView,
    cellRendererParams: { sheetColumn: column },
    cellEditor: isListed(column) ? ListEditor : TextEditor,
    cellEditorParams: { sheetColumn: column },
    cellEditorPopup: isListed(column),
    cellEditorPopupPosition: 'under',
    cellClass: column.type === 'money' || column.type === 'date' ? (styles.right ?? '') : '',
    cellClassRules: rulesOf(column),
    suppressKeyboardEvent: (params: SuppressKeyboardEventParams<Line>) =>
      params.editing && ['ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'].includes(params.event.key),
  }
}

type Rule = (params: CellClassParams<Line>) => boolean

function rulesOf(column: Column): Record<string, Rule> {
  const markAt = ({ data, context }: CellClassParams<Line>) => (context as SheetContext).marks.get(markKey(data?.lineKey ?? '', column.key))
  const levelAt = (params: CellClassParams<Line>) => levelOf(markAt(params), (params.context as SheetContext).explanations)
  const explanations = (params: CellClassParams<Line>) => (params.context as SheetContext).explanations
  return {
    [styles.hard ?? 'hard']: (params) => levelAt(params) === 'hard',
    [styles.soft ?? 'soft']: (params) => levelAt(params) === 'soft',
    [styles.explained ?? 'explained']: (params) => markAt(params)?.findings.some((finding) => explanationOf(finding, explanations(params))) === true,
    [styles.remarked ?? 'remarked']: (params) => (markAt(params)?.remarks.length ?? 0) > 0,
    [styles.changed ?? 'changed']: (params) => markAt(params)?.before !== undefined,
    [styles.wanted ?? 'wanted']: ({ data, value }) => !value && data !== undefined && isRequired(column, data.cells),
  }
}
