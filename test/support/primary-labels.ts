/** The labels of the buttons that stand out in a message. */
export function primaryLabels({ body }: { body: { blocks?: unknown } }): string[] {
  return [
    ...JSON.stringify(body.blocks).matchAll(
      /"text":\{"type":"plain_text","text":"([^"]+)","emoji":false\},"value":"[^"]*","style":"primary"/g,
    ),
  ].map(([, label]) => label!);
}
