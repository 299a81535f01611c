/** A name that may be written into the text, with a word about it. */
export type TemplateReference = { tag: string; name: string };

export type TemplateControl = {
  id: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  /** Tags to underline, since nothing answers to them. */
  unknownTags: readonly string[];
  /** What to offer after `{{`, for what has been typed of the tag so far. */
  complete: (typed: string) => Promise<readonly TemplateReference[]>;
  /** Grows by one to move the caret to the end and open the completion. */
  openSignal?: number;
  isRequired?: boolean;
  isInvalid: boolean;
  labelledBy: string;
  describedBy?: string;
};
