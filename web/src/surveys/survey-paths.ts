export const surveysPath = (product: string) => `/surveys/${encodeURIComponent(product)}`;
export const formPath = (product: string, form: string) => `${surveysPath(product)}/form/${encodeURIComponent(form)}`;
export const templatePath = (product: string, kind: string) => `${surveysPath(product)}/new/${kind}`;
