import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconPhotoDown } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { mapPageMessages } from './map-page.messages.ts'
import { copyPicture, savePicture } from './picture.web.ts'

/** Takes a picture out of the page: onto the clipboard, or as a file that any program can enlarge. */
export function PictureButtons({ svg, fileName }: { svg: () => string; fileName: string }) {
  const t = useMessages(mapPageMessages)
  const copy = async () => {
    try {
      const done = await copyPicture(svg(), fileName)
      notifications.show({ message: t(`picture.${done}`), color: 'green' })
    } catch {
      notifications.show({ message: t('picture.failed'), color: 'red' })
    }
  }
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
        {t('picture.copy')}
      </Button>
      <Button variant="default" size="xs" leftSection={<IconPhotoDown size={16} aria-hidden />} onClick={() => savePicture(svg(), fileName)}>
        {t('picture.save')}
      </Button>
    </>
  )
}
