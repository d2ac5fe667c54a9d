"""The clauses that rules rest on, each written once."""

from __future__ import annotations

FORM = "国办公开办函〔2021〕30号（2019、2020 年度为国办公开办函〔2019〕60号）所附年度报告格式"
FORM_2021 = "国办公开办函〔2021〕30号"
REGULATION_20 = "《政府信息公开条例》第二十条"
REGULATION_15 = "《政府信息公开条例》第十五条"
REGULATION_49 = "《政府信息公开条例》第四十九条"
REGULATION_50 = "《政府信息公开条例》第五十条"
FEES = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
LAYOUT_NUMBER = "GB/T 9704—2012《党政机关公文格式》7.2.5 发文字号"
LAYOUT_BODY = "GB/T 9704—2012《党政机关公文格式》7.3.3 正文"
DRAFTING = "《党政机关公文处理工作条例》（中办发〔2012〕14号）第十九条"
PERSONAL_INFORMATION_25 = "《个人信息保护法》第二十五条"
PERSONAL_INFORMATION_28 = "《个人信息保护法》第二十八条"
IDENTITY_NUMBER = "GB 11643—1999《公民身份号码》"
