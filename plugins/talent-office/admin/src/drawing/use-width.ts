import { useEffect, useState, type RefObject } from 'react';

/** How wide an element is, in whole pixels; 0 until it stands. */
export const useWidth = (of: RefObject<HTMLElement>): number => {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
};
