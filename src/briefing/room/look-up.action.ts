import { answerFigure } from '#figures/index.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { formatMessage } from '#platform/messages.ts'
import { findShownTable } from './find-shown-table.action.ts'
import type { LiveRoom } from './live-room.ts'
import type { Actor, Given, Of } from './room-decision.model.ts'
import { findShownPaper } from './room-facts.store.ts'
import type { RoomHouse } from './room-house.ts'
import type { Command } from './room.contract.ts'

type Asked = Pick<Given, 'figure' | 'table' | 'paper'>

/** What a command needs to know from the database before it is decided; of figures, as of the moment that the briefing speaks from. */
export async function lookUp(house: RoomHouse, room: LiveRoom, { personId }: Actor, command: Command): Promise<Asked> {
  // Figures are asked for in the name of a person: a room that came in by its key has none.
  if (command.type === 'figure.say') return personId ? { figure: await lookUpFigure(house, room, command) } : {}
  return command.type === 'screen.show' ? lookUpShown(house, room, personId, command.showing) : {}
}

async function lookUpShown(house: RoomHouse, room: LiveRoom, personId: string | null, showing: Of<'screen.show'>['showing']): Promise<Asked> {
  const { id, figuresAsOf } = room.facts().briefing
  try {
    if (showing?.kind === 'paper') return { paper: await house.read((db) => findShownPaper(db, id, showing)) }
    if (!personId || (showing?.kind !== 'comparison' && showing?.kind !== 'map')) return {}
    return { table: await house.read((db) => findShownTable(db, showing, figuresAsOf)) }
  } catch (error) {
    house.warn(error)
    return {}
  }
}

async function lookUpFigure(house: RoomHouse, room: LiveRoom, { code, query }: Of<'figure.say'>): Promise<Given['figure']> {
  const { figuresAsOf } = room.facts().briefing
  const asked = { ...query, ...(query.asOf || !figuresAsOf ? {} : { asOf: figuresAsOf }) }
  try {
    const answer = await house.write((tx, now) => answerFigure(tx, code, asked, now))
    return { label: formatMessage(figureMessages, 'vi', `figure.${code}`, {}), answer }
  } catch (error) {
    house.warn(error)
    return null
  }
}
