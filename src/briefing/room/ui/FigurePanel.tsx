import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowsDiff, IconMap2, IconPresentation, IconSearch, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listPlaces } from '#directory/place.contract.ts'
import { FigureCode, type FigureQuery, getFigure, LineMeasure } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { queryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { searchFigures, type FigureChoice } from './figure-search.model.ts'
import { useAsk, useFacts, useMay, usePending, useRoom } from './RoomProvider.tsx'
import { useAmount } from './use-amount.ts'
import desk from './desk.module.css'
import styles from './panels.module.css'

const previewedAtMost = 4

/** Looks up a figure by typing and puts it on everybody's screen with one press; it goes into the minutes with its receipt. */
export function FigurePanel() {
  const t = useMessages(roomScreenMessages)
  const { briefing } = useFacts()
  const [query, setQuery] = useState('')
  // Each value that is shown lays a receipt down: nobody is asked for words half typed.
  const [settled] = useDebouncedValue(query, 350)
  const choices = useChoices(settled, briefing.reportYear)
  const may = useMay('figure.say')
  return (
    <div className={styles.body}>
      <TextInput
        type="search"
        mb="xs"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        label={t('figures.search')}
        description={t('figures.example', { year: briefing.reportYear })}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      {typeof may === 'string' ? <p className={styles.none}>{may}</p> : null}
      <Screened />
      {choices.map((choice, index) => (
        <Choice key={`${choice.code} ${choice.year} ${choice.placeId}`} choice={choice} previewed={index < previewedAtMost} />
      ))}
      {choices.length === 0 ? <p className={styles.none}>{t('figures.none')}</p> : null}
    </div>
  )
}

function usePlaceNames() {
  const { locale } = useLocale()
  const places = useQuery(queryOf(listPlaces, { query: { set: '63' } })).data?.places
  return useMemo(() => (places ?? []).map((place) => ({ id: place.id, name: locale === 'en' ? place.nameEn : place.nameVi })), [places, locale])
}

function useChoices(query: string, year: number): FigureChoice[] {
  const words = useMessages(figureMessages)
  const places = usePlaceNames()
  return useMemo(() => {
    const figures = FigureCode.options.map((code) => ({ code, text: `${words(`figure.${code}`)} ${words(`figure.${code}.definition`)}` }))
    return searchFigures(query, { figures, places, year })
  }, [query, year, words, places])
}

const queryFor = (choice: FigureChoice, asOf: string | null): FigureQuery => ({
  year: choice.year,
  map: 'reported',
  currency: 'USD',
  ...(choice.placeId ? { place: choice.placeId } : {}),
  ...(asOf ? { asOf } : {}),
})

function Choice({ choice, previewed }: { choice: FigureChoice; previewed: boolean }) {
  const t = useMessages(roomScreenMessages)
  const words = useMessages(figureMessages)
  const ask = useAsk()
  const { text } = useAmount()
  const { briefing } = useFacts()
  const place = usePlaceNames().find(({ id }) => id === choice.placeId)?.name
  const query = queryFor(choice, briefing.figuresAsOf)
  const answer = useQuery({ ...queryOf(getFigure, { params: { code: choice.code }, query }), enabled: previewed }).data
  const pending = usePending('figure.say')
  const name = words(`figure.${choice.code}`)
  const show = (showing: Parameters<typeof ask>[0]) => void ask(showing)
  const { code, year } = choice
  return (
    <article className={styles.card}>
      <small>{t('figures.scope', { place: place ?? t('figures.nation'), year })}</small>
      <p>{name}</p>
      <Group justify="space-between" wrap="nowrap" mt={6} gap={6}>
        <strong className={desk.figureValue}>{answer ? text(answer.value, answer.unit) : ''}</strong>
        <Group gap={4} wrap="nowrap">
          <Tooltip label={t('figures.compare', { year, other: year - 1 })}>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('figures.compare-of', { name, year, other: year - 1 })}
              onClick={() => show({ type: 'screen.show', showing: { kind: 'comparison', code, year, otherYear: year - 1 } })}
            >
              <IconArrowsDiff size={18} />
            </ActionIcon>
          </Tooltip>
          {LineMeasure.safeParse(code).success ? (
            <Tooltip label={t('figures.map')}>
              <ActionIcon
                variant="default"
                size={34}
                aria-label={t('figures.map-of', { name, year })}
                onClick={() => show({ type: 'screen.show', showing: { kind: 'map', code, year, map: year >= 2025 ? '34' : '63' } })}
              >
                <IconMap2 size={18} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Button
            size="xs"
            h={34}
            px={10}
            loading={pending}
            leftSection={<IconPresentation size={18} aria-hidden />}
            aria-label={t('figures.show-of', { name, year })}
            onClick={() => show({ type: 'figure.say', code, query })}
          >
            {t('figures.show')}
          </Button>
        </Group>
      </Group>
    </article>
  )
}

/** What is on screen now, and how to take it away. */
export function Screened() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const showing = useRoom((room) => room.showing)
  if (!showing) return null
  return (
    <Button
      fullWidth
      mb="sm"
      variant="light"
      color="amber"
      leftSection={<IconX size={18} aria-hidden />}
      onClick={() => void ask({ type: 'screen.show', showing: null })}
    >
      {t(`showing.take-away.${showing.kind}`)}
    </Button>
  )
}
