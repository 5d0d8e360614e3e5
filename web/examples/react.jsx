// A story in React 19: attributes are props, events are props that begin with "on".
import { useRef, useState } from 'react';
import 'story-explainer';

export function Story({ src, date }) {
  const explainer = useRef(null);
  const [shown, setShown] = useState(date);
  return (
    <>
      <story-explainer ref={explainer} src={src} date={date} ondatechange={() => setShown(explainer.current.date)} />
      <p>
        You see <time>{shown}</time>. <button onClick={() => explainer.current.next()}>What came next?</button>
      </p>
    </>
  );
}
