import { createContext } from 'react';

/** False above what is far below on a long page: its questions wait until it is wanted. */
export const MayAsk = createContext(true);
