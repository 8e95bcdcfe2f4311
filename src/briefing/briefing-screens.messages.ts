import type { Catalogue } from '#platform/messages.ts'
import { frameScreens } from './frame-screens.messages.ts'
import { pointScreens } from './point-screens.messages.ts'

type Key = keyof typeof frameScreens.vi | keyof typeof pointScreens.vi

/** What the pages of briefings and their rooms say. */
export const briefingScreens: Catalogue<Key> = {
  vi: { ...frameScreens.vi, ...pointScreens.vi },
  en: { ...frameScreens.en, ...pointScreens.en },
}
