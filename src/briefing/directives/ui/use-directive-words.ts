import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import type { Addressee, Directive, DirectiveMeasure } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { measures } from '../measure.model.ts'
import { directiveTopics } from '../topic.default.ts'

/** How directives, their addressees and measures are written in the reader's language. */
export function useDirectiveWords() {
  const t = useMessages(directiveScreens)
  const named = useNamed()
  const { locale } = useLocale()
  const formats = useFormats()
  const valueOf = ({ code }: Pick<DirectiveMeasure, 'code'>, value: number) =>
    measures[code].unit === 'percent' ? formats.percent(String(value)) : String(value)
  return {
    text: ({ textVi, textEn }: Pick<Directive, 'textVi' | 'textEn'>) => (locale === 'en' ? (textEn ?? textVi) : textVi),
    topic: (code: string) => {
      const found = directiveTopics.find((topic) => topic.code === code)
      return found ? named(found) : code
    },
    addressee: (agency: Pick<Addressee, 'nameVi' | 'nameEn' | 'heirs'>) => {
      // An heir may carry the same name: An Giang is of An Giang and Kiên Giang now.
      const heirs = agency.heirs.map(named).filter((heir) => heir !== named(agency))
      return heirs.length > 0 ? `${named(agency)} (${t('part.now', { names: heirs.join(', ') })})` : named(agency)
    },
    measureValue: valueOf,
    measure: (measure: DirectiveMeasure) =>
      t('measure.of-year', {
        name: t(`measure.${measure.code}`),
        year: String(measure.year),
        target: t(`measure.${measures[measure.code].aims}`, { target: valueOf(measure, measure.target) }),
      }),
  }
}
