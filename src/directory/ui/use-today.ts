import { useState } from 'react'
import { vietnamDate } from '#platform/working-days.ts'

/** The date in Viet Nam when the component first showed, `YYYY-MM-DD`. */
export function useToday(): string {
  const [today] = useState(() => vietnamDate(new Date().toISOString()))
  return today
}
