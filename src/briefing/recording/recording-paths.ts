import { join } from 'node:path'

/** Where the files of recordings lie, below the folder that the server gives them. */
export const sessionFolder = (folder: string, sessionId: string) => join(folder, 'sessions', sessionId)
export const partPath = (folder: string, sessionId: string, number: number) => join(sessionFolder(folder, sessionId), `part-${number}.mkv`)
/** Name of a joined file as the database keeps it. */
export const joinedName = (sessionId: string) => `${sessionId}/recording.webm`
export const joinedPath = (folder: string, fileName: string) => join(folder, 'sessions', fileName)
export const liveFolder = (folder: string, briefingId: string) => join(folder, 'live', briefingId)
