import { DeskScreen } from './DeskScreen.tsx'
import { PointScreen } from './PointScreen.tsx'
import { useSeat } from './RoomProvider.tsx'
import { CaptionerScreen, InterpreterScreen, WatcherScreen } from './SideScreens.tsx'

/** The screen of a seat. A seat may change while the room is open: a watcher is called, a room is let in. */
export function RoomScreen() {
  switch (useSeat().kind) {
    case 'chair':
    case 'control':
      return <DeskScreen />
    case 'point':
      return <PointScreen />
    case 'interpreter':
      return <InterpreterScreen />
    case 'captioner':
      return <CaptionerScreen />
    case 'watcher':
      return <WatcherScreen />
  }
}
