import { notifications } from '@mantine/notifications'
import type { FileReply } from '#platform/contract.ts'
import { useProblemSentence } from '#ui/problem.tsx'

/** Hands a fetched file to the browser; a refusal is said as a notification. */
export function useFile() {
  const sentenceOf = useProblemSentence()
  return async (fetching: Promise<FileReply>) => {
    try {
      offer(await fetching)
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
