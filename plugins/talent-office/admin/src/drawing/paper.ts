import { styled } from 'styled-components';

/**
 * What the drawing is laid out by. Not the library's own style sheet: Strapi's production build collects
 * what is imported, and its page links none of it.
 */
export const Paper = styled.div`
  width: 100%;

  .react-flow__container,
  .react-flow__edges,
  .react-flow__edges svg,
  .react-flow__node,
  .react-flow__handle {
    position: absolute;
  }
  .react-flow__container {
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
  }
  .react-flow__viewport,
  .react-flow__nodes,
  .react-flow__node {
    transform-origin: 0 0;
  }
  .react-flow__pane {
    z-index: 1;
  }
  .react-flow__viewport {
    z-index: 2;
  }
  .react-flow__renderer {
    z-index: 4;
  }
  .react-flow__viewport,
  .react-flow__nodes,
  .react-flow__edges,
  .react-flow__handle {
    pointer-events: none;
  }
  .react-flow__node {
    box-sizing: border-box;
    pointer-events: all;
  }
  .react-flow__handle {
    left: 50%;
    opacity: 0;
  }
  .react-flow__handle-top {
    top: 0;
  }
  .react-flow__handle-bottom {
    bottom: 0;
  }
  .react-flow__edges svg {
    overflow: visible;
  }
  .react-flow__edge-path {
    fill: none;
    stroke: ${({ theme }) => theme.colors.neutral400};
    stroke-width: 1.5;
  }
  .react-flow__arrowhead polyline {
    fill: ${({ theme }) => theme.colors.neutral400};
    stroke: ${({ theme }) => theme.colors.neutral400};
  }
`;
