import { notifications } from '@mantine/notifications'
import { client } from '#platform/browser-client.web.ts'
import type { FileReply } from '#platform/contract.ts'
import { useProblemSentence } from '#ui/problem.tsx'

/** Fetches a file and hands it to the browser; a refusal is said in a notification. */
export function useFileDownload() {
  const sentenceOf = useProblemSentence()
  return async (fetching: (call: typeof client) => Promise<FileReply>) => {
    try {
      offer(await fetching(client))
    } catch (error) {
      notifications.show({ message: sentenceOf(error), color: 'red', autoClose: false })
    }
  }
}

function offer({ bytes, contentType, fileName }: FileReply) {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // Firefox reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
