type Callable = (...parameters: readonly unknown[]) => unknown;

const isFunction = (value: unknown): value is Callable => typeof value === 'function';
const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * The same functions, until they are cut off: from then on nothing begins and nothing comes back, as for a process
 * that was killed in that moment. What had begun may or may not happen.
 */
export function severable<T extends object>(target: T): { readonly target: T; readonly sever: () => void } {
  let isSevered = false;
  const refuse = (): void => {
    if (isSevered) throw new Error('severed');
  };
  const wrap = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(owner, name) {
        const value: unknown = Reflect.get(owner, name);
        if (isFunction(value))
          return wrapFunction((...parameters) => Reflect.apply(value, owner, parameters));
        return isRecord(value) && !(value instanceof AbortSignal) ? wrap(value) : value;
      },
    });
  const wrapFunction =
    (run: Callable): Callable =>
    (...parameters) => {
      refuse();
      const result = run(...parameters);
      return result instanceof Promise ? guard(result) : result;
    };
  const guard = async (running: Promise<unknown>): Promise<unknown> => {
    const value = await running;
    refuse();
    return value;
  };
  return {
    target: wrap(target),
    sever: () => {
      isSevered = true;
    },
  };
}
