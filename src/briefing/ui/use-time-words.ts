import { vietnamDate } from '#platform/working-days.ts'
import { useFormats } from '#ui/i18n.tsx'
import { hourInHaNoi } from '../clock.model.ts'

/** Times of a session as they are said: in Ha Noi's hours, whatever clock the reader's machine has. */
export function useTimeWords() {
  const { date } = useFormats()
  return {
    span: ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => `${hourInHaNoi(startsAt)}–${hourInHaNoi(endsAt)}, ${date(vietnamDate(startsAt))}`,
    hour: hourInHaNoi,
  }
}
