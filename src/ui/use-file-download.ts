import { notifications } from '@mantine/notifications'
import type { FileReply } from '#platform/contract.ts'
import { useProblemSentence } from './problem.tsx'
import { saveReply } from './save-file.ts'

/** Hands a file that is being fetched to the reader's downloads; a refusal is said in a notification. */
export function useFileDownload() {
  const sentenceOf = useProblemSentence()
  return async (fetching: Promise<FileReply>) => {
    try {
      saveReply(await fetching)
    } catch (error) {
      notifications.show({ message: sentenceOf(error), color: 'red', autoClose: false })
    }
  }
}
