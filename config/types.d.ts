/** The reader of environment settings that Strapi hands to every configuration file. */
interface StrapiEnv {
  (key: string): string | undefined;
  (key: string, fallback: string): string;
  int(key: string, fallback?: number): number;
  bool(key: string, fallback: boolean): boolean;
  array(key: string): string[] | undefined;
  array(key: string, fallback: string[]): string[];
}
