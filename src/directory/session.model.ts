/** Failures within the window after which signing in has to wait, for one e-mail and for one network address. */
export const throttle = { windowSeconds: 15 * 60, perEmail: 5, perAddress: 20 } as const

/** A session ends when it was not used for so long. */
export const idleSeconds = 12 * 60 * 60
/** Being seen again within this time is not written down. */
export const touchAfterSeconds = 5 * 60

/** The moment `seconds` after an instant (before it when negative). */
export function secondsAfter(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}

/** The form of an e-mail address under which a person is found. */
export function emailKey(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

export type PasswordFlaw = 'same' | 'guessable'

/** Why a new password is no good, beside its length; null when it is. */
export function passwordFlaw(password: string, { old, email }: { old: string; email: string }): PasswordFlaw | null {
  if (password === old) return 'same'
  const given = password.toLowerCase()
  const account = emailKey(email).split('@')[0] ?? ''
  if (account.length >= 3 && given.includes(account)) return 'guessable'
  return new Set(given).size < 5 ? 'guessable' : null
}
