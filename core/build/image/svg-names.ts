/** Splits names at white space. */
function namesOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * The elements that draw, of SVG 1.1 and 2. Others run programs (`script`, `handler`), hold other languages
 * (`foreignObject`) or load media (`audio`, `video`).
 */
export const svgElements = namesOf(`
  a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath defs desc
  ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face
  font-face-format font-face-name font-face-src font-face-uri g glyph glyphRef hatch hatchpath hkern image line
  linearGradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern polygon
  polyline radialGradient rect set solidcolor stop style svg switch symbol text textPath title tref tspan use view
  vkern
`);

/** The attributes of these elements without a namespace, and some that drawing programs add and browsers ignore. */
export const svgAttributes = namesOf(`
  accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent attributeName
  attributeType azimuth baseFrequency baseProfile baseline-shift bbox begin bias by calcMode cap-height class clip
  clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters color-profile
  color-rendering contentScriptType contentStyleType cursor cx cy d descent diffuseConstant direction display divisor
  dominant-baseline dur dx dy edgeMode elevation enable-background end exponent externalResourcesRequired fill
  fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity focusable font-family
  font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant
  font-variation-settings font-weight format fr from fx fy g1 g2 glyph-name glyph-orientation-horizontal
  glyph-orientation-vertical glyphRef gradientTransform gradientUnits hanging hatchContentUnits hatchUnits height
  horiz-adv-x horiz-origin-x horiz-origin-y href hreflang id ideographic image-rendering in in2 inline-size intercept
  isolation k k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust
  letter-spacing lighting-color limitingConeAngle line-height local marker marker-end marker-mid marker-start
  markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits mathematical max media method min
  mix-blend-mode mode name numOctaves offset opacity operator order orient orientation origin overflow
  overline-position overline-thickness paint-order panose-1 path pathLength patternContentUnits patternTransform
  patternUnits phase pitch pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
  primitiveUnits r radius refX refY rel rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures
  restart result role rotate rx ry scale seed shape-inside shape-margin shape-padding shape-rendering shape-subtract
  side slope solid-color solid-opacity spacing specularConstant specularExponent spreadMethod startOffset
  stdDeviation stemh stemv stitchTiles stop-color stop-opacity strikethrough-position strikethrough-thickness string
  stroke stroke-alignment stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX targetY
  text-align text-align-last text-anchor text-decoration text-indent text-orientation text-overflow text-rendering
  textLength title to transform transform-box transform-origin type u1 u2 underline-position underline-thickness
  unicode unicode-bidi unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values
  vector-effect version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget visibility white-space width widths
  word-spacing writing-mode x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan

  agent alt border codeLine content etag host modified p-id t
`);

/** Its `href` is checked like that of SVG 2; its other attributes name and describe. */
export const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** The attributes of XML. `xml:base` would lead links of the picture elsewhere. */
export const xmlAttributes = namesOf('xml:id xml:lang xml:space');

/**
 * Namespaces in which drawing programs write down things for themselves. Browsers ignore elements and attributes of
 * these: RDF and its vocabularies, Inkscape, Illustrator, Sketch, Figma, Affinity, Corel, Visio, LibreOffice and others.
 */
export const metadataNamespace = new RegExp(
  `^(?:https?://(?:www\\.)?(?:${[
    ...['w3\\.org/1999/02/22-rdf-syntax-ns#', 'w3\\.org/2000/01/rdf-schema#', 'purl\\.org/(?:dc|rss)/'],
    ...['creativecommons\\.org/', 'web\\.resource\\.org/cc/', 'ns\\.adobe\\.com/', 'iptc\\.org/'],
    ...['inkscape\\.org/', '(?:sodipodi|inkscape)\\.sourceforge\\.net/', 'openswatchbook\\.org/'],
    ...[
      'bohemiancoding\\.com/',
      'figma\\.com/',
      'serif\\.com/',
      'boxy-svg\\.com/?$',
      'krita\\.org/',
      'gtk\\.org/',
    ],
    ...['corel\\.com/', 'schemas\\.microsoft\\.com/visio/', 'xml\\.openoffice\\.org/', 'sun\\.com/xmlns/'],
    ...[
      'svgjs\\.(?:com|dev)/',
      'vecta\\.io/',
      'taptrix\\.com/',
      'vector\\.evaxdesign\\.sk/?$',
      'drawio\\.com/',
    ],
  ].join('|')})|adobe:ns:meta/|lucid$)`,
);

/** Processing instructions of drawing programs. `xml-stylesheet` would load a style sheet or a program. */
export const svgInstructions = namesOf('xpacket adobe-xap-filters plantuml plantuml-src');

/** The at-rules of CSS that load nothing. */
export const atRules = namesOf(`
  charset container counter-style font-face font-feature-values keyframes layer media page property scope
  starting-style supports
`);

/** The functions of CSS and of SVG attributes that load nothing, in small letters and without a vendor's prefix. */
export const styleFunctions = namesOf(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix device-cmyk icc-color light-dark
  calc min max clamp round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp abs sign
  var env attr counter counters
  matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d rotate
  rotatex rotatey rotatez rotate3d skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia alpha
  circle ellipse inset polygon path rect xywh ray shape
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient cubic-bezier steps linear repeat minmax fit-content local format tech
  not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir
`);
