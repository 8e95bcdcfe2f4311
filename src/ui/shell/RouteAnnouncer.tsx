import { VisuallyHidden } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Lazy pages set the document's title a moment after the route is drawn. */
const settleMs = 120

/** After a change of page: says its title to screen readers and moves the keyboard to the main part. */
export function RouteAnnouncer() {
  const router = useRouter()
  const [title, setTitle] = useState('')
  useEffect(() => {
    let timer: number | undefined
    const stop = router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return
      window.clearTimeout(timer)
      timer = window.setTimeout(() => {
        setTitle(document.title)
        document.getElementById('main')?.focus({ preventScroll: true })
      }, settleMs)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [router])
  return (
    <VisuallyHidden aria-live="polite" aria-atomic="true">
      {title}
    </VisuallyHidden>
  )
}
