import { notifications } from '@mantine/notifications'
import { client } from '#platform/browser-client.web.ts'
import type { FileReply } from '#platform/contract.ts'
import { useProblemSentence } from '#ui/problem.tsx'
import { downloadTemplate, downloadWorkbook } from '../workbook.contract.ts'

/** Fetches workbooks of a return and hands them to the browser as files. */
export function useDownload() {
  const sentenceOf = useProblemSentence()
  const hand = async (fetching: Promise<FileReply>) => {
    try {
      offer(await fetching)
    } catch (error) {
      notifications.show({ message: sentenceOf(error), color: 'red', autoClose: false })
    }
  }
  return {
    template: (id: string) => hand(client(downloadTemplate, { params: { id } })),
    workbook: (id: string, version: number) => hand(client(downloadWorkbook, { params: { id }, query: { version } })),
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
