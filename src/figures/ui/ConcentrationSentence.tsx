import { formatChange } from '#platform/format.ts'
import { useMessages } from '#ui/i18n.tsx'
import { bareAmount, percentText } from '../figure-words.model.ts'
import { concentrationLevel, equalParts, shiftOf } from '../trend.model.ts'
import { lowerFirst } from '../trend-sheets.model.ts'
import type { TrendAnswer } from '../trend.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import styles from './analysis.module.css'
import { useAnalysisWords } from './use-analysis.ts'

/** Says in plain words how concentrated the last year is, and which way it goes. */
export function ConcentrationSentence({ answer }: { answer: TrendAnswer }) {
  const t = useMessages(analysisMessages)
  const { locale, measure, dimension } = useAnalysisWords()
  const told = answer.years.filter(({ concentration }) => concentration !== null)
  const [first, last] = [told[0], told.at(-1)]
  if (!first?.concentration || !last?.concentration) return null
  const { hhi, top5, members } = last.concentration
  const by = lowerFirst(dimension(answer.query.dimension))
  const sentences = [
    t('concentration.top5', {
      year: String(last.year),
      top5: percentText(top5, locale),
      measure: lowerFirst(measure(answer.query.measure)),
      members: bareAmount(String(members), 'count', locale),
      dimension: by,
    }),
    t('concentration.hhi', {
      hhi: bareAmount(hhi, 'count', locale),
      level: t(`concentration.level.${concentrationLevel(hhi)}`),
      equal: bareAmount(equalParts(hhi), 'count', locale),
      dimension: by,
    }),
    ...(first.year === last.year
      ? []
      : [
          t('concentration.trend', {
            before: String(first.year),
            change: formatChange(shiftOf(first.concentration.top5, top5) ?? '0', { unit: 'points', locale }),
          }),
        ]),
  ]
  return (
    <div className={styles.said}>
      <p>{sentences.join(' ')}</p>
    </div>
  )
}
