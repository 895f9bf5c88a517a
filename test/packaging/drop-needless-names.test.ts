import assert from 'node:assert/strict';
import { stripRedundantNames } from '../../packaging/shaving/strip-redundant-names';

describe('dropNeedlessNames', () => {
  const cases = [
    { what: 'a declared function', code: 'function a(){}__name(a,"a");', expected: 'function a(){};' },
    {
      what: 'a declared function within an expression',
      code: '__name(a,"a"),b();',
      expected: 'a,b();',
    },
    { what: 'what bundling renamed', code: 'function a2(){}__name(a2,"a");', expected: undefined },
    { what: 'a function in a variable', code: 'let a=__name(()=>1,"a");', expected: 'let a=()=>1;' },
    { what: 'one in a renamed variable', code: 'let a2=__name(()=>1,"a");', expected: undefined },
    { what: 'one in a property', code: 'b={get:__name(()=>1,"get")};', expected: 'b={get:()=>1};' },
    { what: 'one in a named property', code: 'b={"x/y":__name(()=>1,"x/y")};', expected: 'b={"x/y":()=>1};' },
    { what: 'one that is assigned', code: 'a=__name(function(){},"a");', expected: 'a=function(){};' },
    { what: 'one in a member, which names nothing', code: 'b.a=__name(()=>1,"a");', expected: undefined },
    { what: 'one that is an argument', code: 'b(__name(()=>1,"a"));', expected: undefined },
    { what: 'one with a name of its own', code: 'let a=__name(function c(){},"a");', expected: undefined },
    {
      what: 'a function in another',
      code: 'let a=__name(()=>{let b=__name(()=>1,"b")},"a");',
      expected: 'let a=()=>{let b=()=>1};',
    },
    { what: 'a class', code: 'class A{static{__name(this,"A")}}', expected: 'class A{}' },
    {
      what: 'a class in a variable',
      code: 'var A=class{static{__name(this,"A")}};',
      expected: 'var A=class{};',
    },
    { what: 'a renamed class', code: 'class A2{static{__name(this,"A")}}', expected: undefined },
  ];
  for (const { what, code, expected } of cases) {
    it(`${expected === undefined ? 'keeps' : 'drops'} the name of ${what}`, () => {
      assert.equal(stripRedundantNames(code), expected ?? code);
    });
  }
});
