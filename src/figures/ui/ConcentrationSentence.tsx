import { Anchor } from '@mantine/core'
import { useState } from 'react'
import { formatChange } from '#platform/format.ts'
import { useMessages } from '#ui/i18n.tsx'
import { bareAmount, percentText } from '../figure-words.model.ts'
import type { MadeOf } from '../sheet.model.ts'
import { concentrationMade } from '../trend-made.model.ts'
import { concentrationLevel, equalParts, shiftOf } from '../trend.model.ts'
import { lowerFirst } from '../trend-sheets.model.ts'
import type { TrendAnswer } from '../trend.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import styles from './analysis.module.css'
import { MadeDialog } from './MadeDialog.tsx'
import { useAnalysisWords } from './use-analysis.ts'

/** Says in plain words how concentrated the last year is, and which way it goes. */
export function ConcentrationSentence({ answer }: { answer: TrendAnswer }) {
  const t = useMessages(analysisMessages)
  const { locale, measure, dimension } = useAnalysisWords()
  const [made, setMade] = useState<MadeOf | null>(null)
  const told = answer.years.filter(({ concentration }) => concentration !== null)
  const [first, last] = [told[0], told.at(-1)]
  if (!first?.concentration || !last?.concentration) return null
  const { hhi, top5, members } = last.concentration
  const by = lowerFirst(dimension(answer.query.dimension))
  const top5Said = t('concentration.top5', {
    year: String(last.year),
    top5: percentText(top5, locale),
    measure: lowerFirst(measure(answer.query.measure)),
    members: bareAmount(String(members), 'count', locale),
    dimension: by,
  })
  const hhiSaid = t('concentration.hhi', {
    hhi: bareAmount(hhi, 'count', locale),
    level: t(`concentration.level.${concentrationLevel(hhi)}`),
    equal: bareAmount(equalParts(hhi), 'count', locale),
    dimension: by,
  })
  const change = formatChange(shiftOf(first.concentration.top5, top5) ?? '0', { unit: 'points', locale })
  const how = (of: 'top5' | 'hhi', year: number) => (
    <Anchor component="button" type="button" fz="sm" className="no-print" onClick={() => setMade(concentrationMade(answer, year, of, locale) ?? null)}>
      {t('made.open', { of: of === 'hhi' ? 'HHI' : 'top5', year: String(year) })}
    </Anchor>
  )
  return (
    <div className={styles.said}>
      <p>
        {top5Said} {how('top5', last.year)}
      </p>
      <p>
        {hhiSaid} {how('hhi', last.year)}
      </p>
      {first.year === last.year ? null : (
        <p>
          {t('concentration.trend', { before: String(first.year), change })} {how('top5', first.year)}
        </p>
      )}
      <MadeDialog made={made} onClose={() => setMade(null)} />
    </div>
  )
}
