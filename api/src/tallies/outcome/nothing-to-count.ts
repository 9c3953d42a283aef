/** Why a question cannot be counted at all: a sentence that a user reads. */
export class NothingToCount extends Error {}
