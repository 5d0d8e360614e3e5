// Stands for Function in the glue of a WebAssembly program: embind makes each caller from text, which the pages' policy forbids. This one
// makes the same callers from the names and values alone.

/** `words`: names of the values that follow, and the text, which is of one form always and is not looked at. */
export function Function(...words) {
  const names = words.slice(0, -1);
  return (...values) => {
    const value = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    const types = names.filter((name) => /^argType\d+$/.test(name)).map((name) => value[name]);
    const frees = names.filter((name) => /^arg\d+Wired_dtor$/.test(name)); // else what is to be freed is listed
    return (...args) => {
      const list = frees.length ? null : [];
      const wired = types.map((type, index) => type.toWireType(list, args[index]));
      const result = value.invoker(value.fn, ...wired);
      if (list) value.runDestructors(list);
      for (const free of frees) value[free](wired[Number(/\d+/.exec(free)[0])]);
      return value.retType.fromWireType(result);
    };
  };
}

Object.defineProperty(Function, Symbol.hasInstance, { value: (what) => typeof what === 'function' });
