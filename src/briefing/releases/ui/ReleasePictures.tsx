import { ActionIcon, Button, Group, Image, Paper, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { FileDrop } from '#ui/FileDrop.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { addPicture, editPicture, MAX_PICTURE_BYTES, type Release, type ReleasePicture, removePicture, showRelease } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'

interface PicturesProps {
  release: Release
  pictures: readonly ReleasePicture[]
  editable: boolean
}

/** The address of a picture for an image on a page. */
export const pictureUrl = (id: string) => `/api/release-pictures/${id}/image`

/** Pictures of the article: added as files or frames, each with captions and with who agreed to its publication. */
export function ReleasePictures({ release, pictures, editable }: PicturesProps) {
  const t = useMessages(releaseMessages)
  const add = useAction(addPicture, { invalidates: [showRelease], success: t('picture.added') })
  return (
    <section>
      <Title order={2} size="h3">
        {t('pictures')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('pictures.hint')}
      </Text>
      <Stack>
        {pictures.length === 0 ? <Text c="dimmed">{t('pictures.none')}</Text> : null}
        {pictures.map((picture) => (
          <PictureCard key={picture.id} picture={picture} editable={editable} />
        ))}
        {editable ? (
          <FileDrop
            label={t('picture.add')}
            accept={['.png', '.jpg', '.jpeg']}
            maxBytes={MAX_PICTURE_BYTES}
            busy={add.isPending}
            onFile={(file) => add.mutate({ params: { id: release.id }, query: { origin: 'file' }, file, fileName: file.name })}
          />
        ) : null}
      </Stack>
    </section>
  )
}

function PictureCard({ picture, editable }: { picture: ReleasePicture; editable: boolean }) {
  const t = useMessages(releaseMessages)
  const formats = useFormats()
  const consent =
    picture.consentBy && picture.consentAt ? t('picture.consented', { by: picture.consentBy, at: formats.moment(picture.consentAt) }) : t('picture.no-consent')
  return (
    <Paper component="figure" p="sm" m={0} withBorder>
      <Image src={pictureUrl(picture.id)} alt={picture.captionVi ?? t('picture.of-room')} radius="sm" width={picture.width} height={picture.height} h="auto" />
      <Text size="xs" c="dimmed" mt={4}>
        {t('picture.taken', { at: formats.moment(picture.takenAt) })}, {t(`picture.${picture.origin}`)}
      </Text>
      <Text size="sm" c={picture.consentBy ? undefined : 'var(--mantine-color-error)'}>
        {consent}
      </Text>
      {editable ? <PictureForm picture={picture} /> : <Text component="figcaption">{picture.captionVi}</Text>}
    </Paper>
  )
}

function PictureForm({ picture }: { picture: ReleasePicture }) {
  const t = useMessages(releaseMessages)
  const [given, setGiven] = useState({ captionVi: picture.captionVi ?? '', captionEn: picture.captionEn ?? '', consentBy: picture.consentBy ?? '' })
  const edit = useAction(editPicture, { invalidates: [showRelease], success: t('picture.saved') })
  const remove = useAction(removePicture, { invalidates: [showRelease] })
  const set = (name: keyof typeof given) => (event: { currentTarget: { value: string } }) => setGiven((old) => ({ ...old, [name]: event.currentTarget.value }))
  const orNull = (value: string) => (value.trim() === '' ? null : value)
  const save = () =>
    edit.mutate({
      params: { id: picture.id },
      body: {
        captionVi: orNull(given.captionVi),
        captionEn: orNull(given.captionEn),
        // The moment of the consent stays, unless somebody else is named.
        ...(orNull(given.consentBy) === picture.consentBy ? {} : { consentBy: orNull(given.consentBy) }),
      },
    })
  return (
    <Stack gap="xs" mt="xs">
      <TextInput size="sm" label={t('picture.caption-vi')} value={given.captionVi} onChange={set('captionVi')} />
      <TextInput size="sm" label={t('picture.caption-en')} value={given.captionEn} onChange={set('captionEn')} />
      <TextInput size="sm" label={t('picture.consent')} description={t('picture.consent-hint')} value={given.consentBy} onChange={set('consentBy')} />
      <Group justify="space-between">
        <Button size="xs" loading={edit.isPending} onClick={save}>
          {t('picture.save')}
        </Button>
        <Tooltip label={t('picture.remove')}>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('picture.remove')}
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: picture.id } })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Stack>
  )
}
