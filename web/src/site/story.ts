// The little of a story file that its pages are made from; the program has checked the rest.

export interface StoryEvent {
  id: string;
  date: string;
  title: string;
  text?: string;
  beat?: boolean;
}

export interface StoryFile {
  title: string;
  subtitle?: string;
  language?: string;
  range: { from: string; to: string };
  labels?: Record<string, string>;
  events: StoryEvent[];
}
