/** A backup or a restore that is not done, with a reason for the person at the keyboard. */
export class BackupRefused extends Error {
  constructor(vi: string, en: string) {
    super(`${vi} / ${en}`)
    this.name = 'BackupRefused'
  }
}
