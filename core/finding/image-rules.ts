import { defineRules } from './rule';

/** Rules about images. Whatever is wrong with one, the article is served. */
export const imageRules = defineRules({
  'image-missing': {
    severity: 'warning',
    message:
      'There is no file "{path}", so the image "{url}" is left as it is. Correct the path or add the file.',
    explain:
      'A relative address of an image is a path from the folder of the article: `![](images/a.png)` in `blog/x.md`\n' +
      'is `blog/images/a.png`. Capitals count, and files and folders that begin with a dot are not looked at.\n' +
      'Put the file there, or write the whole address of an image elsewhere.',
  },
  'image-outside': {
    severity: 'warning',
    message:
      'The image "{url}" leads out of the content directory and is left as it is. Copy it beside the article.',
    explain:
      'Paths and links out of the content directory could publish any file of the machine, so they are not followed.\n' +
      'Copy the image into the folder of the article, or one below.',
  },
  'image-unreadable': {
    severity: 'warning',
    message: 'The image "{url}" cannot be used: {problem}. Put an ordinary, readable file in its place.',
    explain:
      'Images are ordinary files of at most 20 MiB that the user who builds may read. Folders, pipes and devices are\n' +
      'none. Make a large image smaller: few readers have screens for more than 2,000 pixels.',
  },
  'image-unknown': {
    severity: 'warning',
    message:
      'The file of the image "{url}" is no PNG, JPEG, GIF, WebP, AVIF or SVG with a size; export it again.',
    explain:
      'The first bytes of a file tell its format and size, whatever its name says. These tell none that is known here,\n' +
      'often because an upload was broken off or a page with an error was saved under the name of an image.\n' +
      'An SVG needs `width` and `height`, or a `viewBox`.',
  },
  'image-damaged': {
    severity: 'warning',
    message: 'The image "{url}" is damaged: {reason}. Export or copy it again.',
    explain:
      'The size could be read, but not the picture: bytes are missing or changed, often by a copy that was broken off.\n' +
      'Readers see a part of it or nothing. There is no colour and no placeholder for it.',
  },
  'image-too-many-pixels': {
    severity: 'warning',
    message:
      'The image "{url}" says it has {width} × {height} pixels, more than {limit} million; make it smaller.',
    explain:
      'A small file can unpack to gigabytes, which stops the programs of readers. An image of more than 40 million\n' +
      'pixels is not unpacked and not served. Make it as wide as pages show it, 2,000 pixels are plenty.',
  },
  'image-unsafe': {
    severity: 'warning',
    message: 'The SVG "{url}" holds {found}, so it is not served. Export it as a plain picture.',
    explain:
      'An SVG can hold scripts, and whoever opens it by its address runs them under the name of the site. Only shapes,\n' +
      'text and styles are served, in UTF-8, with links to parts of the same file. Drawing programs call it\n' +
      '"plain SVG" or "optimized SVG"; a PNG will do as well.',
  },
  'image-wrong-name': {
    severity: 'warning',
    message:
      'The image "{url}" is {format} by its content; it is served as that. Rename it to end in .{format}.',
    explain:
      'The ending of a name tells programs what to expect; some believe it and show nothing. Rename the file, or\n' +
      'save it in the format that its name promises.',
  },
  'image-too-slow': {
    severity: 'warning',
    message:
      'The image "{url}" took more than {seconds} seconds to read, so it has no placeholder; make it smaller.',
    explain:
      'A build gives every image the same time, so that one file cannot hold up all others. Make the image as wide as\n' +
      'pages show it, 2,000 pixels are plenty.',
  },
  'image-unreachable': {
    severity: 'warning',
    message:
      'The image "{url}" could not be fetched: {reason}. Correct the address, or try npm run images again.',
    explain:
      'When `npm run images` last asked for this image, it got none, and wrote the reason into `images.json`.\n' +
      'Readers may not see it either. Correct the address, or copy the image beside the article; when the other\n' +
      'side was only down for a while, run `npm run images` again.',
  },
  'images-file-unusable': {
    severity: 'warning',
    message: 'images.json cannot be used{where}: {problem}. Run npm run images, which writes it anew.',
    explain:
      'The file is written by `npm run images` and holds an object of addresses, each with `format`, `width`,\n' +
      '`height`, `color` and `placeholder`, or with `error`. What does not fit is ignored; sizes are then unknown.\n' +
      'After a merge with conflicts, remove the file or the lines in question and run `npm run images`.',
  },
});
