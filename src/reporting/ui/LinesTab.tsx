import { Button, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { GridApi } from 'ag-grid-community'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { queryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import type { Column, Finding, Line } from '../form.contract.ts'
import { showReturn } from '../return.contract.ts'
import { sheetMessages } from '../sheet.messages.ts'
import { ExplainDialog } from './ExplainDialog.tsx'
import { CellBar } from './grid/CellBar.tsx'
import { LineSheet } from './grid/LineSheet.tsx'
import { ReadingDialog } from './grid/ReadingDialog.tsx'
import { ShareDialog } from './grid/ShareDialog.tsx'
import { SheetToolbar } from './grid/SheetToolbar.tsx'
import { SumStrip } from './grid/SumStrip.tsx'
import { sheetColumns } from './grid/sheet-columns.tsx'
import type { SheetContext } from './grid/sheet-context.ts'
import { useRange } from './grid/use-range.ts'
import { useSheetCommands } from './grid/use-sheet-commands.ts'
import { marksOf } from './marks.model.ts'
import { RemarkDialog } from './RemarkDialog.tsx'
import type { ReturnScreen } from './return-screen.ts'

/** The sheet of a return with its bars; `target` is a cell to show first. */
export function LinesTab({ screen, target }: { screen: ReturnScreen; target: { line?: string | undefined; column?: string | undefined } }) {
  const { form, lists, store, state, readOnly, working } = screen
  const t = useMessages(sheetMessages)
  const { locale } = useLocale()
  const [said, setSaid] = useState('')
  const [shares, setShares] = useState<{ line: Line; column: Column }>()
  const [explaining, setExplaining] = useState<Finding>()
  const [remarking, setRemarking] = useState<{ line: Line; column: Column }>()
  const [api, setApi] = useState<GridApi<Line>>()
  const earlier = useEarlierLines(screen)
  const { lines } = state.content
  const columns = useMemo(() => sheetColumns(form), [form])
  const keys = useMemo(() => columns.map(({ key }) => key), [columns])
  const context = useMemo(
    (): SheetContext => ({
      form,
      lists,
      locale,
      t,
      readOnly,
      explanations: working.explanations,
      marks: marksOf({ form, lines, findings: state.findings, remarks: working.remarks, earlier }),
      openShares: (line, column) => setShares({ line, column }),
    }),
    [form, lists, locale, t, readOnly, working, lines, state.findings, earlier],
  )
  const commands = useSheetCommands({ form, lists, columns, lines, onLines: (next) => store.change({ lines: next }) })
  const selection = useRange(keys, (box) => {
    commands.fill(box)
    setSaid(t('sheet.filled'))
  })
  useTarget(api, target, lines, (row, key) => {
    if (api) selection.goTo(api, { row, column: Math.max(0, keys.indexOf(key)) }, false)
  })

  const head = selection.range?.head
  const line = head && lines[head.row]
  const column = head && columns[head.column]
  return (
    <div className="no-print">
      <SheetToolbar
        context={context}
        commands={commands}
        range={selection.range}
        lineCount={lines.length}
        onSaid={setSaid}
        onInserted={(row) =>
          setTimeout(() => {
            if (api) selection.goTo(api, { row, column: 0 }, false)
          }, 50)
        }
      />
      <CellBar
        context={context}
        line={line}
        row={head?.row ?? 0}
        column={column}
        onExplain={readOnly ? undefined : setExplaining}
        onRemark={screen.remarks ? (onLine, onColumn) => setRemarking({ line: onLine, column: onColumn }) : undefined}
      />
      {lines.length === 0 ? (
        <EmptyState title={t('sheet.empty')} description={t(readOnly ? 'sheet.empty-read' : 'sheet.empty-hint')}>
          {readOnly ? null : (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => commands.insert(0)}>
              {t('sheet.insert')}
            </Button>
          )}
        </EmptyState>
      ) : (
        <LineSheet
          label={t('sheet.label')}
          context={context}
          columns={columns}
          lines={lines}
          commands={commands}
          selection={selection}
          onSaid={setSaid}
          onReady={setApi}
        />
      )}
      <SumStrip context={context} lines={lines} columns={columns} range={selection.range} summary={state.summary} figures={state.figures} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {shares ? (
        <ShareDialog
          context={context}
          {...shares}
          onClose={() => setShares(undefined)}
          onDone={(value) => {
            commands.set(shares.line.lineKey, shares.column.key, value)
            setShares(undefined)
          }}
        />
      ) : null}
      {commands.doubts ? <ReadingDialog plan={commands.doubts} context={context} onClose={commands.closeDoubts} onConfirm={commands.confirmDoubts} /> : null}
      {explaining ? <ExplainDialog screen={screen} finding={explaining} onClose={() => setExplaining(undefined)} /> : null}
      {remarking ? (
        <RemarkDialog screen={screen} lineKey={remarking.line.lineKey} column={remarking.column.key} onClose={() => setRemarking(undefined)} />
      ) : null}
    </div>
  )
}

/** The lines of the version that this one was copied from; null while they are on their way, or where there is none. */
function useEarlierLines({ working }: ReturnScreen): readonly Line[] | null {
  const number = working.versions.find(({ id }) => id === working.version.basedOn)?.number
  const { data } = useQuery({ ...queryOf(showReturn, { params: { id: working.id }, query: { version: number } }), enabled: number !== undefined })
  return number === undefined ? null : (data?.version.lines ?? null)
}

/** Goes to a cell named in the address, once for every name. */
function useTarget(
  api: GridApi<Line> | undefined,
  target: { line?: string | undefined; column?: string | undefined },
  lines: readonly Line[],
  go: (row: number, column: string) => void,
) {
  const { line, column } = target
  useEffect(() => {
    const row = lines.findIndex(({ lineKey }) => lineKey === line)
    if (!api || row < 0) return undefined
    const timer = setTimeout(() => go(row, column ?? 'name'), 60)
    return () => clearTimeout(timer)
    // A change of the lines must not take the focus back to the address's cell.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [api, line, column])
}
