// An SVG drawing as an image, which a canvas can take.

/** Rejects where the page allows no such images. */
export async function svgImage(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
  } catch (cause) {
    throw new Error('the page lets no picture be made: its Content-Security-Policy wants blob: in img-src', { cause });
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}
