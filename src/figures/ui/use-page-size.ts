import { useMediaQuery } from '@mantine/hooks'

const onPhone = 15

/** Rows on one page of a long table: few where every row is a card; paper has them all. */
export function usePageSize(wide: number): number {
  return useMediaQuery('screen and (max-width: 47.99em)') ? onPhone : wide
}
