import { createContext } from 'react'
import type { Locale } from '#platform/format.ts'
import type { FigureNode } from '../rich-text.contract.ts'

/** What a figure within the editor may ask of it. */
export interface Editing {
  /** Opens the picker on the figure at a position. */
  edit: (position: number, figure: FigureNode) => void
  /** The language of the text, which may be another than the reader's. */
  language: Locale | undefined
}

export const EditingContext = createContext<Editing>({ edit: () => {}, language: undefined })
