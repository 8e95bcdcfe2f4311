import { useHotkeys, useLocalStorage, useWindowEvent } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import type { NavigationEntry } from '../navigation.ts'

/** How long after g the next key still counts. */
const sequenceMs = 1500

interface Options {
  navigation: readonly NavigationEntry[]
  openPalette: () => void
  openHelp: () => void
}

/** Single keys can be switched off: they get in the way of speech input (WCAG 2.1.4). */
export interface ShortcutSetting {
  enabled: boolean
  setEnabled: (enabled: boolean) => void
}

/** Ctrl+K, g-then-key, ? and /: the keys of the shell. None acts while somebody is typing. */
export function useShortcuts({ navigation, openPalette, openHelp }: Options): ShortcutSetting {
  const router = useRouter()
  const [enabled, setEnabled] = useLocalStorage({ key: 'nhipcau.single-keys', defaultValue: true })
  const pressedG = useRef(-Infinity)
  useHotkeys([['mod+K', openPalette]], [])
  useWindowEvent('keydown', (event) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
    const afterG = event.timeStamp - pressedG.current < sequenceMs
    pressedG.current = event.key === 'g' ? event.timeStamp : -Infinity
    const target = afterG ? navigation.find(({ shortcut }) => shortcut === event.key) : undefined
    if (target) void router.navigate({ to: target.path })
    else if (event.key === '?') openHelp()
    else if (event.key === '/' && focusFilter()) event.preventDefault()
  })
  return { enabled, setEnabled }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="grid"], revo-grid') !== null)
  )
}

function focusFilter(): boolean {
  const filter = document.querySelector<HTMLElement>('main input[type="search"]')
  filter?.focus()
  return filter !== null
}
