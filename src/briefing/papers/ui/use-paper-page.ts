import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '#platform/browser-client.web.ts'
import type { FileReply } from '#platform/contract.ts'
import { type OpenedPaper, readPaperPage } from '../paper.contract.ts'

export interface FileVersion {
  paperId: string
  version: number
  pages: number
}

/** The file of an opened version, where its pages can be shown. */
export function fileOf({ paper, version }: OpenedPaper): FileVersion | null {
  const pages = version.file?.pages
  return pages ? { paperId: paper.id, version: version.number, pages } : null
}

/** A page of a file as the address of a picture; the page after it is fetched ahead, for the moment when it is turned. */
export function usePaperPage(file: FileVersion, page: number) {
  const queries = useQueryClient()
  const asked = useQuery(pageQuery(file, page))
  const { paperId, version, pages } = file
  const ready = asked.isSuccess
  useEffect(() => {
    if (ready && page < pages) void queries.prefetchQuery(pageQuery({ paperId, version, pages }, page + 1))
  }, [queries, ready, paperId, version, pages, page])
  return asked
}

/** A version never changes: what was fetched is kept. */
function pageQuery({ paperId, version }: FileVersion, page: number) {
  return {
    queryKey: [readPaperPage.path, paperId, version, page],
    queryFn: async () => dataAddress(await client(readPaperPage, { params: { id: paperId, number: version, page } })),
    staleTime: Infinity,
    retry: 1,
  }
}

/** The page's content policy takes pictures from this site and from `data:` only. */
function dataAddress({ bytes, contentType }: FileReply): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)], { type: contentType }))
  })
}
