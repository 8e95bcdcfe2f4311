import { useLayoutEffect } from 'react'

const attribute = 'data-mantine-color-scheme'

/** The room is dark whatever the reader chose for the other pages: a bright television blinds its room. Put back when the page goes. */
export function useDarkWindow(): void {
  useLayoutEffect(() => {
    const { documentElement } = document
    const before = documentElement.getAttribute(attribute)
    const darken = () => {
      if (documentElement.getAttribute(attribute) !== 'dark') documentElement.setAttribute(attribute, 'dark')
    }
    darken()
    // The theme sets its own scheme after this page is drawn, and again when the machine's wish changes.
    const watcher = new MutationObserver(darken)
    watcher.observe(documentElement, { attributes: true, attributeFilter: [attribute] })
    return () => {
      watcher.disconnect()
      if (before) documentElement.setAttribute(attribute, before)
    }
  }, [])
}
