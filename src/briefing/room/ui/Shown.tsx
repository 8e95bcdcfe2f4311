import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { renderSVG } from 'uqr'
import { figureMessages } from '#figures/figure.messages.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { PaperStage } from '../../papers/ui/PaperStage.tsx'
import { fileOf } from '../../papers/ui/use-paper-page.ts'
import type { Showing } from '../room.contract.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { ShownTable } from '../shown-table.contract.ts'
import { changePercent, barLengths } from './shown-table.model.ts'
import { useOpenedPaper } from './PapersPanel.tsx'
import { useParts, usePoints, useRoom } from './RoomProvider.tsx'
import { useAmount } from './use-amount.ts'
import { useSlot, Video } from './Video.tsx'
import styles from './shown.module.css'

/** What is put on everybody's screen. */
export function Shown() {
  const showing = useRoom((room) => room.showing)
  switch (showing?.kind) {
    case 'figure':
      return <SaidFigure saidId={showing.saidId} />
    case 'comparison':
      return <Comparison key={JSON.stringify(showing)} showing={showing} />
    case 'map':
      return <ShownMap key={JSON.stringify(showing)} showing={showing} />
    case 'paper':
      return <Paper showing={showing} />
    case 'share':
      return <Shared pointId={showing.pointId} />
    default:
      return null
  }
}

/** A figure said in the room: the number, what it is, when it was so, who is missing in it, and the way to its receipt. */
function SaidFigure({ saidId }: { saidId: string }) {
  const t = useMessages(roomScreenMessages)
  const formats = useFormats()
  const { amount } = useAmount()
  const figures = useRoom((room) => room.figures)
  const said = figures.find((one) => one.saidId === saidId)
  if (!said) return <Waiting />
  const { number, unit } = amount(said.answer.value, said.answer.unit)
  const { owed, accepted } = said.answer.coverage
  return (
    <div className={styles.sheet}>
      <p className={styles.kicker}>{t('figure.year', { year: said.answer.year })}</p>
      <h2 className={styles.label}>{said.label}</h2>
      <p className={styles.value} data-length={number.length > 9 ? 'long' : 'short'}>
        <strong>{number}</strong>
        <span>{unit}</span>
      </p>
      <div className={styles.foot}>
        <p className={styles.source}>
          {t('figure.as-of', { moment: formats.moment(said.answer.asOf) })}
          <br />
          <b>{t('figure.coverage', { accepted, owed })}</b>
          <br />
          {t('figure.source')}
        </p>
        <Receipt receiptId={said.answer.receiptId} />
      </div>
    </div>
  )
}

function Receipt({ receiptId }: { receiptId: string }) {
  const t = useMessages(roomScreenMessages)
  const address = `${globalThis.location.origin}/receipts/${receiptId}`
  const picture = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`, [address])
  return (
    <div className={styles.receipt}>
      <span>
        {t('figure.receipt')}
        <br />
        {receiptId.slice(0, 8)}
      </span>
      <img src={picture} alt={t('figure.receipt-code', { address })} />
    </div>
  )
}

function useShownTable(showing: Extract<Showing, { kind: 'comparison' | 'map' }>) {
  const { tableOf } = useParts()
  const told = useRoom((room) => room.shownAnswer)
  const { data, isError } = useQuery({
    queryKey: ['room-shown', showing],
    queryFn: () => tableOf(showing),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: told === null,
    retry: 1,
  })
  return { table: told ?? data, failed: told === null && isError }
}

/** One figure in two years as two bars. */
function Comparison({ showing }: { showing: Extract<Showing, { kind: 'comparison' }> }) {
  const t = useMessages(roomScreenMessages)
  const figure = useMessages(figureMessages)
  const formats = useFormats()
  const { table, failed } = useShownTable(showing)
  if (!table) return <Waiting failed={failed} />
  const [length, otherLength] = barLengths(table.total, table.otherTotal)
  const change = changePercent(table.total, table.otherTotal)
  return (
    <div className={styles.sheet}>
      <p className={styles.kicker}>{t('comparison.title')}</p>
      <h2 className={styles.label}>{figure(`figure.${showing.code}`)}</h2>
      <div className={styles.bars}>
        <Bar year={showing.otherYear} value={table.otherTotal} unit={table.unit} length={otherLength} older />
        <Bar year={showing.year} value={table.total} unit={table.unit} length={length} />
      </div>
      {change === null ? null : <p className={styles.change}>{formats.change(change, 'percent', t('comparison.than', { year: showing.otherYear }))}</p>}
      <p className={styles.source}>
        {t('figure.as-of', { moment: formats.moment(table.asOf) })} · {t('figure.source')}
      </p>
    </div>
  )
}

function Bar({ year, value, unit, length, older }: { year: number; value: string | null; unit: ShownTable['unit']; length: number; older?: boolean }) {
  const { amount } = useAmount()
  const said = amount(value, unit)
  return (
    <div className={styles.barRow} {...(older ? { 'data-older': true } : {})}>
      <b>{year}</b>
      <div className={styles.track}>
        <i style={{ width: `${length * 0.55}cqw` }} aria-hidden />
        <span>
          {said.number} {said.unit}
        </span>
      </div>
    </div>
  )
}

/** A figure by province on the map of the country. */
function ShownMap({ showing }: { showing: Extract<Showing, { kind: 'map' }> }) {
  const { drawMap: DrawnMap } = useParts()
  const { locale } = useLocale()
  const { amount } = useAmount()
  const figure = useMessages(figureMessages)
  const t = useMessages(roomScreenMessages)
  const { table, failed } = useShownTable(showing)
  const { values, names } = useMemo(() => {
    const rows = (table?.rows ?? []).filter((row) => row.placeId !== null)
    return {
      values: new Map(rows.map((row) => [row.placeId ?? '', { value: row.value, label: Object.values(amount(row.value, table?.unit ?? 'USD')).join(' ') }])),
      names: new Map(rows.map((row) => [row.placeId ?? '', locale === 'en' ? row.labelEn : row.label])),
    }
  }, [table, locale, amount])
  if (!table) return <Waiting failed={failed} />
  const title = t('map.title', { figure: figure(`figure.${showing.code}`), year: showing.year })
  return (
    <div className={styles.map}>
      <h2>{title}</h2>
      <DrawnMap unitSet={showing.map === '34' ? '34' : '63'} values={values} names={names} title={title} unit={table.unit} />
    </div>
  )
}

/** A page of a paper; a seat that may not open it sees its name. */
function Paper({ showing }: { showing: Extract<Showing, { kind: 'paper' }> }) {
  const t = useMessages(roomScreenMessages)
  const { signedIn } = useParts()
  const told = useRoom((room) => room.shownTitle)
  const { data, isError } = useOpenedPaper(showing.paperId, showing.version)
  if (data) return <PaperStage title={data.paper.title} body={data.body} file={fileOf(data)} values={data.values} page={showing.page} />
  return (
    <div className={styles.sheet}>
      <p className={styles.kicker}>{t('paper')}</p>
      <h2 className={styles.label}>{t('paper.page', { title: told ?? t('paper'), page: showing.page })}</h2>
      <p className={styles.source}>{t(signedIn && !isError ? 'paper.loading' : 'paper.elsewhere')}</p>
    </div>
  )
}

function Shared({ pointId }: { pointId: string }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const stream = useSlot('share_video')
  const label = t('share.of', { name: name(pointId) })
  return stream ? <Video stream={stream} label={label} fit="contain" /> : <div className={styles.waiting}>{label}</div>
}

function Waiting({ failed = false }: { failed?: boolean }) {
  const t = useMessages(roomScreenMessages)
  return (
    <div className={styles.waiting} role="status">
      {t(failed ? 'shown.failed' : 'shown.loading')}
    </div>
  )
}
