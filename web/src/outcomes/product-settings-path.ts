/** Where it is decided what a product's numbers are read by. */
export const productSettingsPath = (product: string) => `/settings/product/${encodeURIComponent(product)}`;
