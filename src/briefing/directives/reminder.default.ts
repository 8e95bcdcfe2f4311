/** When addressees who have not reported are reminded: days before the due date, and every so many days once it has passed. Practice of the secretariat. */
export const directiveReminders = { before: [30, 7, 1], everyAfter: 14 } as const
