import { QuestionError } from '../graphql/client';

export interface UploadedFile {
  id: string;
  name: string;
  bytes: number;
}

interface Refusal {
  message?: string;
  errors?: { message?: string }[];
}

/** The one thing that is not GraphQL: the bytes of a file go to a door of their own. XMLHttpRequest, since fetch tells nothing of how much has been sent. */
export function uploadFile(file: File, onProgress: (share: number) => void): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/files');
    request.responseType = 'text';
    // A header that only this page sends: a form on another site cannot.
    request.setRequestHeader('x-requested-with', 'bifocal');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new QuestionError('The server cannot be reached.', 'NETWORK'));
    request.onload = () => {
      const answer = read<Partial<UploadedFile> & Refusal>(request.responseText);
      if (request.status < 300 && answer?.id) resolve({ id: String(answer.id), name: answer.name ?? file.name, bytes: answer.bytes ?? file.size });
      else reject(new QuestionError(answer?.message ?? answer?.errors?.[0]?.message ?? `The server answered ${request.status}.`, 'HTTP'));
    };
    request.send(file);
  });
}

function read<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
