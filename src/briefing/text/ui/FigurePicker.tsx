import { Button, Group, Input, Modal, NumberInput, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { FigureCode as Codes } from '#figures/figure.contract.ts'
import type { Locale } from '#platform/format.ts'
import { queryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { askFigureValues } from '../figure-value.contract.ts'
import { writeFigure } from '../figure-text.model.ts'
import type { FigureNode, FigureStyle } from '../rich-text.contract.ts'
import { textMessages } from '../text-screens.messages.ts'
import styles from './RichText.module.css'
import { useFigureName, useScopeChoices } from './use-figure-words.ts'

export interface FigurePickerProps {
  opened: boolean
  onClose: () => void
  /** The figure to change; a new one when absent. */
  figure: FigureNode | null
  year: number
  place: string | null
  asOf: string | null
  language: Locale | undefined
  onPick: (figure: FigureNode) => void
}

/** Chooses a figure by name, year, place and sector, and shows how it will read before it is put in. */
export function FigurePicker({ opened, onClose, figure, ...rest }: FigurePickerProps) {
  const t = useMessages(textMessages)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t(figure ? 'picker.edit-title' : 'picker.title')}
        </Text>
      }
    >
      <PickerForm figure={figure} onClose={onClose} {...rest} />
    </Modal>
  )
}

interface Chosen {
  code: FigureCode
  year: number
  place: string | null
  sector: string | null
  currency: 'USD' | 'VND'
  style: FigureStyle
}

function PickerForm({ onClose, figure, year, place, asOf, language, onPick }: Omit<FigurePickerProps, 'opened'>) {
  const t = useMessages(textMessages)
  const nameOf = useFigureName()
  const [chosen, setChosen] = useState<Chosen>(() => chosenOf(figure) ?? { code: 'disbursed', year, place, sector: null, currency: 'USD', style: 'millions' })
  const put = (change: Partial<Chosen>) => setChosen((old) => ({ ...old, ...change }))
  const { places, sectors } = useScopeChoices(chosen.year)
  const query = queryOfChosen(chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onPick({ type: 'figure', attrs: { code: chosen.code, query, style: chosen.style, value: null, receiptId: null, asOf: null } })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('picker.intro')}
        </Text>
        <Select
          data-autofocus
          searchable
          allowDeselect={false}
          label={t('picker.figure')}
          data={Codes.options.map((code) => ({ value: code, label: nameOf(code) }))}
          value={chosen.code}
          onChange={(code) => put({ code: Codes.parse(code) })}
        />
        <Group grow align="start" preventGrowOverflow={false} wrap="wrap">
          <NumberInput
            label={t('picker.year')}
            min={2000}
            max={2100}
            value={chosen.year}
            onChange={(value) => put({ year: Number(value) || year })}
            allowDecimal={false}
            thousandSeparator=""
          />
          <Select
            searchable
            clearable
            label={t('picker.place')}
            placeholder={t('picker.nation')}
            data={places}
            value={chosen.place}
            onChange={(value) => put({ place: value })}
          />
          <Select
            searchable
            clearable
            label={t('picker.sector')}
            placeholder={t('picker.all-sectors')}
            data={sectors}
            value={chosen.sector}
            onChange={(value) => put({ sector: value })}
          />
        </Group>
        <Group grow align="start" preventGrowOverflow={false} wrap="wrap">
          <Input.Wrapper label={t('picker.style')} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('picker.style')}
              value={chosen.style}
              onChange={(style) => put({ style })}
              data={(['millions', 'exact', 'plain'] as const).map((style) => ({ value: style, label: t(`picker.style.${style}`) }))}
            />
          </Input.Wrapper>
          <Input.Wrapper label={t('picker.currency')} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('picker.currency')}
              value={chosen.currency}
              onChange={(currency) => put({ currency })}
              data={['USD', 'VND']}
            />
          </Input.Wrapper>
        </Group>
        <Preview chosen={chosen} query={query} asOf={asOf} language={language} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('picker.cancel')}
          </Button>
          <Button type="submit">{t(figure ? 'picker.change' : 'picker.insert')}</Button>
        </Group>
      </Stack>
    </form>
  )
}

function Preview({
  chosen: { code, style },
  query,
  asOf,
  language,
}: {
  chosen: Chosen
  query: FigureQuery
  asOf: string | null
  language: Locale | undefined
}) {
  const t = useMessages(textMessages)
  const { locale } = useLocale()
  const sentenceOf = useProblemSentence()
  const { data, error } = useQuery({ ...queryOf(askFigureValues, { body: { asks: [{ code, query }], asOf } }), placeholderData: keepPreviousData })
  const [value] = data?.values ?? []
  const said = error
    ? sentenceOf(error)
    : !value
      ? t('figure.loading')
      : value.value === null
        ? t('figure.none')
        : writeFigure({ code: value.code, query: value.query, value: value.value }, style, language ?? locale)
  return (
    <div className={styles.preview}>
      <Text size="sm" c="dimmed">
        {t('picker.preview')}
      </Text>
      <Text fw={600} size="lg" role="status">
        {said}
      </Text>
    </div>
  )
}

function chosenOf(figure: FigureNode | null): Chosen | null {
  if (!figure) return null
  const { code, query, style } = figure.attrs
  return { code, style, year: query.year, place: query.place ?? null, sector: query.sector ?? null, currency: query.currency }
}

function queryOfChosen({ year, place, sector, currency }: Chosen): FigureQuery {
  return { year, map: 'reported', currency, ...(place ? { place } : {}), ...(sector ? { sector } : {}) }
}
